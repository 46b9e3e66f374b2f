/**
 * Actions on the Auto Scaling groups that instances are in. Instances go by id in inputs; groups by ARN in plans. It
 * must not know the other services' actions.
 */
@NullMarked
package dev.cofferdam.action.autoscaling;

import org.jspecify.annotations.NullMarked;
