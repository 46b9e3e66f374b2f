/** Actions on Classic Load Balancers. It must not know the other services' actions. */
@NullMarked
package dev.cofferdam.action.elb;

import org.jspecify.annotations.NullMarked;
