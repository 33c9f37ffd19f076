"""What shoppers hand in: bundles read strictly, before anything is kept."""
