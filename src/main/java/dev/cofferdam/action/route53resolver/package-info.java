/**
 * Actions on Route 53 Resolver DNS Firewall: which names VPCs can resolve. It must not know the other services'
 * actions.
 */
@NullMarked
package dev.cofferdam.action.route53resolver;

import org.jspecify.annotations.NullMarked;
