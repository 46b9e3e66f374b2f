package dev.cofferdam.action.guardduty;

import dev.cofferdam.action.ActionContext;

/** A finding, with the detector that found it. */
record FindingArn(String detector, String id) {
    static FindingArn of(String arn) {
        var parts = arn.split("/", -1);
        return new FindingArn(parts[1], parts[3]);
    }

    String arn(ActionContext aws) {
        return aws.arn("guardduty", "detector/%s/finding/%s".formatted(detector, id));
    }
}
