/**
 * Actions on AWS Network Firewall: what passes between VPCs and the internet. Rule groups go by name in inputs and by
 * ARN in plans. It must not know the other services' actions.
 */
@NullMarked
package dev.cofferdam.action.networkfirewall;

import org.jspecify.annotations.NullMarked;
