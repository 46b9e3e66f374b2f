package dev.cofferdam.run;

/** What a step would change once the approval before it is given. {@code title} as {@link StepView} has it. */
public record Preview(StepKey step, String title, ShownPlan plan) {}
