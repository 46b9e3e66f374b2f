package dev.cofferdam.ui.incident;

import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.ui.incident.run.RunViewModel;
import dev.cofferdam.ui.incident.step.StepViewModel;

/** A run that is open, the account that it acts on, and the step of it that is looked at. */
record Work(RunViewModel run, StepViewModel step, AwsSession session) {}
