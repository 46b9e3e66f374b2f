package dev.cofferdam.range.cloudtrail;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Trails.Trail;
import dev.cofferdam.range.world.World;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/** What all that is about trails has. */
abstract class TrailPart implements CloudTrailClient {
    /** A trail where it was made, and what other regions know of it. */
    record Found(Trail trail, World home) {
        String arn() {
            return "arn:%s:cloudtrail:%s:%s:trail/%s"
                    .formatted(
                            home.partition(),
                            home.region(),
                            trail.owner() == null ? home.id() : trail.owner(),
                            trail.name());
        }
    }

    final Call call;

    TrailPart(Call call) {
        this.call = call;
    }

    /** The region's own first, then the shadows of those that are made for all regions. */
    List<Found> here() {
        var own = call.world().trails().all().stream().map(t -> new Found(t, call.world()));
        var shadows = Stream.concat(
                        Stream.of(call.account()),
                        call.account().abroad().all().values().stream().sorted(Comparator.comparing(World::region)))
                .filter(w -> !w.region().equals(call.region()))
                .flatMap(w -> w.trails().all().stream().map(t -> new Found(t, w)))
                .filter(f -> f.trail().multiRegion());
        return Stream.concat(own, shadows).toList();
    }

    /** A shadow is known by its ARN alone. Source: CloudTrail API Reference, GetTrailStatus. */
    Found named(@Nullable String nameOrArn) {
        var named = String.valueOf(nameOrArn);
        return here().stream()
                .filter(f ->
                        f.arn().equals(named) || (isHome(f) && f.trail().name().equals(named)))
                .findFirst()
                .orElseThrow(() -> new ServiceError(
                        "TrailNotFoundException",
                        "Unknown trail: %s for the user: %s"
                                .formatted(
                                        named.startsWith("arn:")
                                                ? named
                                                : call.world().arn("cloudtrail", "trail/" + named),
                                        call.world().id())));
    }

    /** Changes a trail; only from its home region, and only by the account that has it. */
    Found change(@Nullable String nameOrArn, UnaryOperator<Trail> change) {
        var found = named(nameOrArn);
        if (!isHome(found))
            throw new ServiceError(
                    "InvalidHomeRegionException",
                    "Trail %s must be updated in its home region %s"
                            .formatted(found.arn(), found.home().region()));
        if (found.trail().owner() != null)
            throw new ServiceError(
                    "NotOrganizationMasterAccountException",
                    "You must be the management account of the organization to change trail " + found.arn());
        var changed = change.apply(found.trail());
        call.world().trails().all().put(changed);
        return new Found(changed, call.world());
    }

    private boolean isHome(Found found) {
        return found.home().region().equals(call.region());
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
