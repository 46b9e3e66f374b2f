/** Classic Load Balancers on the range: which instances they have, and how those drain. */
@NullMarked
package dev.cofferdam.range.elb;

import org.jspecify.annotations.NullMarked;
