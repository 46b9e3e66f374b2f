package dev.cofferdam.action.autoscaling;

import dev.cofferdam.action.Output;
import dev.cofferdam.action.ValueType;

/** What the actions of this package tell afterwards. */
public record GroupMembership(
        @Output(
                type = ValueType.AUTOSCALING_GROUP,
                value = "The Auto Scaling group that the instance is in; empty where it is in none.")
        String asgName,

        @Output("As AWS spells it: EnteringStandby, Standby, Detaching and others; empty where it is in no group.")
        String lifecycleState,

        @Output("The group's desired capacity; 0 where it is in no group.")
        long desiredCapacity) {}
