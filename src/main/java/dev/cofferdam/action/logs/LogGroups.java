package dev.cofferdam.action.logs;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/** The log groups that a query looks into. */
record LogGroups(List<LogGroup> all) {
    /** @throws ActionException when one is not there */
    static LogGroups named(List<String> names, ActionContext aws) {
        return new LogGroups(names.stream().map(name -> get(name, aws)).toList());
    }

    private static LogGroup get(String name, ActionContext aws) {
        return aws
                .client(CloudWatchLogsClient.class)
                .describeLogGroupsPaginator(r -> r.logGroupNamePrefix(name))
                .logGroups()
                .stream()
                .filter(g -> g.logGroupName().equals(name))
                .findFirst()
                .orElseThrow(() -> new ActionException(
                        "NoSuchLogGroup",
                        "There is no log group %s in %s. Check its name and the region; whether somebody deleted it, DeleteLogGroup in the event history tells."
                                .formatted(name, aws.region())));
    }

    /** What lies in them since then, in bytes, as if they had grown evenly over what they keep. */
    long estimate(Duration since, Instant now) {
        return all.stream()
                .mapToLong(group -> {
                    var age = Duration.between(Instant.ofEpochMilli(group.creationTime()), now);
                    var kept = group.retentionInDays() == null
                            ? age
                            : shorter(age, Duration.ofDays(group.retentionInDays()));
                    var share = kept.isPositive() ? Math.min(1, (double) since.toSeconds() / kept.toSeconds()) : 1;
                    return Math.round(group.storedBytes() * share);
                })
                .sum();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
