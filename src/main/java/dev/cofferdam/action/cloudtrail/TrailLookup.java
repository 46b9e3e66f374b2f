package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Finds trails from the step's region, which knows those of other regions that are made for all of them. */
final class TrailLookup {
    private TrailLookup() {}

    static List<Trail> all(ActionContext aws) {
        return aws.client(CloudTrailClient.class).describeTrails(r -> {}).trailList();
    }

    /**
     * @param trail name or ARN
     * @throws ActionException when there is none, or several, or it is another account's
     */
    static Trail get(String trail, ActionContext aws) {
        var found = all(aws).stream()
                .filter(t -> t.trailARN().equals(trail) || t.name().equals(trail))
                .toList();
        if (found.isEmpty())
            throw new ActionException(
                    "NoSuchTrail",
                    "There is no trail %s in %s of account %s. Check its name and its home region; whether somebody deleted it, DeleteTrail in the event history tells. A deleted trail has to be made anew."
                            .formatted(trail, aws.region(), aws.account()));
        if (found.size() > 1)
            throw new ActionException(
                    "SeveralTrails",
                    "Several trails are called %s. Name the one that is meant by its ARN: %s."
                            .formatted(
                                    trail,
                                    found.stream().map(Trail::trailARN).sorted().collect(Collectors.joining(", "))));
        var one = found.getFirst();
        var owner = new TrailArn(one.trailARN()).account();
        if (!owner.equals(aws.account()))
            throw new ActionException(
                    "OrganizationTrail",
                    "Trail %s is the organization's, and only account %s can change it. Run this step there."
                            .formatted(one.name(), owner));
        return one;
    }
}
