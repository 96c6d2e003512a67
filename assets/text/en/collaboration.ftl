# Groups, meetings and the action plan.
