package dev.cofferdam.run;

import dev.cofferdam.playbook.Step;

/** One step instance: the step, and where it stands. */
record Place(StepKey key, Step step, Frame frame) {}
