/**
 * The embedded simulated AWS: the SDK's client interfaces over an account that lives in a file, seeded from a scenario,
 * with a clock of its own and with faults.
 *
 * <p>A {@link dev.cofferdam.aws.Target.Range} and a case folder enter, an {@link dev.cofferdam.aws.AwsSession} leaves.
 * It must not know playbooks, runs or screens.
 */
@NullMarked
package dev.cofferdam.range;

import org.jspecify.annotations.NullMarked;
