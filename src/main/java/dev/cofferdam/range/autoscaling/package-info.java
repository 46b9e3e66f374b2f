/** Amazon EC2 Auto Scaling on the range: groups, standby, detaching, suspended processes. */
@NullMarked
package dev.cofferdam.range.autoscaling;

import org.jspecify.annotations.NullMarked;
