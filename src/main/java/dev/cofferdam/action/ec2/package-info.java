/**
 * Actions on EC2 instances, their volumes and their tags. Resources go by id in inputs and by ARN in plans. It must not
 * know the other services' actions, but asks other services what stands around an instance: its auto scaling group,
 * target groups, SSM agent and role.
 */
@NullMarked
package dev.cofferdam.action.ec2;

import org.jspecify.annotations.NullMarked;
