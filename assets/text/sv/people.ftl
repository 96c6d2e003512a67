# People, trainings, sessions and evaluations.
