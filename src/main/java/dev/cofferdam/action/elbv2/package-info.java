/**
 * Actions on the target groups of Application, Network and Gateway Load Balancers. Target groups go by ARN. It must not
 * know the other services' actions.
 */
@NullMarked
package dev.cofferdam.action.elbv2;

import org.jspecify.annotations.NullMarked;
