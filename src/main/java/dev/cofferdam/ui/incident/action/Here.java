package dev.cofferdam.ui.incident.action;

import dev.cofferdam.aws.Target;

/**
 * Where the run that is looked at acts, and one more action most likely will.
 *
 * @param account 12 digits
 * @param region where a step works that names none
 */
public record Here(Target target, String account, String region) {}
