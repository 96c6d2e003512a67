# What is logged beside groups, plans and trainings.

# Measures
page-measures = Measures
purpose-measures = What you follow over time and that is not counted from other records: what is measured, how, and what came of it.
empty-measure = Here is what you want to follow over time, for instance how many weeks it takes to a first place in preschool.
empty-measurement = Here is every measurement: which measure, which day and what it was. Add the first one.
measure-new_value = New measurement
kind-measure = measure
kind-measure-many = measures
kind-measure-the = the measure
kind-measure-new = new measure
field-measure-title = Title
field-measure-unit = Unit of measurement
field-measure-better = Better when it is
field-measure-source = Source
field-measure-baseline = Baseline
choice-measure_direction-higher = Higher
choice-measure_direction-lower = Lower
kind-measurement = measurement
kind-measurement-many = measurements
kind-measurement-the = the measurement
kind-measurement-new = new measurement
field-measurement-measure = Measure
field-measurement-date = Date
field-measurement-value = Value
field-measurement-about = About
