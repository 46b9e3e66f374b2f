/**
 * Where the actions' SDK clients come from: targets, sessions, the client factory, and the recorder that sees every
 * call.
 *
 * <p>A {@link dev.cofferdam.aws.Target} enters, an {@link dev.cofferdam.aws.AwsSession} leaves. It must not know what
 * an action does, nor whether a session is live or simulated.
 */
@NullMarked
package dev.cofferdam.aws;

import org.jspecify.annotations.NullMarked;
