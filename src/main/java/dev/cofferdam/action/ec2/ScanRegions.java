package dev.cofferdam.action.ec2;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.SideReads;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.caselog.Json;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Region;

/** Source: EC2 API Reference, DescribeRegions: those that are enabled for the account, unless all are asked for. */
public final class ScanRegions implements ReadAction<ScanRegions.In, ScanRegions.Out> {
    private static final String USUALLY = "7d";

    public record In(
            @Input(
                    type = ValueType.DURATION,
                    value = "How far back, as 24h or 7d; seven days where nothing is said.",
                    optional = true)
            @Nullable
            String lookback) {}

    public record Out(
            @Output("How many instances were launched since and run.")
            long count,

            @Output("The instances, with their regions: us-east-1/i-….")
            List<String> instanceIds,

            @Output("Open spot requests and spot fleets, with their regions: us-east-1/sir-….")
            List<String> spotRequestIds,

            @Output("The regions that have any of these.") List<String> activeRegions,

            @Output("The regions that were looked at.") List<String> scannedRegions,

            @Output("The regions that could not be read.") List<String> unknown,

            @Output("The evidence: everything found, as JSON.")
            String evidenceSha256) {
        public Out {
            instanceIds = List.copyOf(instanceIds);
            spotRequestIds = List.copyOf(spotRequestIds);
            activeRegions = List.copyOf(activeRegions);
            scannedRegions = List.copyOf(scannedRegions);
            unknown = List.copyOf(unknown);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ec2.scan-regions",
                "Look for new instances in all regions",
                """
                Lists, over all regions that are enabled for the account, the instances that were launched lately and \
                run, and the spot requests and spot fleets that are open: cryptomining starts in regions that nobody \
                looks at. What it finds is kept as evidence.

                - **A region that may not be read is named in `unknown`**, and may hold anything. A service control \
                policy that denies regions denies the attacker too, unless they came before it.
                - Regions that are not enabled can hold nothing; an attacker can enable them, which CloudTrail shows as \
                `EnableRegion`.
                - A stopped and started instance counts from its last start.
                - Not looked at: containers, functions, SageMaker, Batch and other services that compute; fleets of \
                `CreateFleet`, whose instances do show.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                List.of(
                        Permission.of("ec2:DescribeRegions"),
                        Permission.of("ec2:DescribeInstances"),
                        Permission.of("ec2:DescribeSpotInstanceRequests"),
                        Permission.of("ec2:DescribeSpotFleetRequests")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var since = aws.clock().instant().minus(lookback(in));
        var regions = aws.client(Ec2Client.class).describeRegions(r -> {}).regions().stream()
                .map(Region::regionName)
                .sorted()
                .toList();
        var reads = new SideReads();
        var found = new ArrayList<RegionScan>();
        for (var region : regions) {
            aws.progress("looking at %s (%d of %d)".formatted(region, regions.indexOf(region) + 1, regions.size()));
            reads.read(
                            List.of(region),
                            Optional.<RegionScan>empty(),
                            () -> Optional.of(RegionScan.of(region, since, aws)))
                    .ifPresent(found::add);
        }
        var active = found.stream().filter(s -> !s.isEmpty()).toList();
        var kept = aws.keep(
                "ec2-regions.json",
                "application/json",
                new ByteArrayInputStream(document(since, regions, reads, active)));
        return new Out(
                active.stream().mapToLong(s -> s.instances().size()).sum(),
                active.stream().flatMap(s -> s.instanceIds().stream()).toList(),
                active.stream().flatMap(s -> s.requestIds().stream()).toList(),
                active.stream().map(RegionScan::region).toList(),
                found.stream().map(RegionScan::region).toList(),
                reads.unknown(),
                kept.sha256());
    }

    private static byte[] document(Instant since, List<String> regions, SideReads reads, List<RegionScan> active) {
        var json = Json.object().put("since", since.toString());
        regions.forEach(json.putArray("regions")::add);
        reads.reasons().forEach(json.putArray("not_known")::add);
        active.forEach(scan -> json.withArray("found").add(scan.document()));
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    }

    private static Duration lookback(In in) {
        var text = in.lookback() == null ? USUALLY : in.lookback();
        if (!ValueType.DURATION.pattern().matcher(text).matches())
            throw new ActionException("InvalidInput", "%s is no time span. Write 24h or 7d.".formatted(text));
        return text.endsWith("d")
                ? Duration.parse("P" + text.toUpperCase(java.util.Locale.ROOT))
                : Duration.parse("PT" + text);
    }
}
