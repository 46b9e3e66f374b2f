/** Elastic Load Balancing on the range: load balancers, target groups, the health of targets. */
@NullMarked
package dev.cofferdam.range.elbv2;

import org.jspecify.annotations.NullMarked;
