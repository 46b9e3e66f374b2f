package dev.cofferdam.action.offers;

import dev.cofferdam.aws.ClientSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Region;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * Source: Amazon EC2 API Reference, DescribeInstances, DescribeVolumes and their like: a page is 5 to 1,000 of them.
 */
final class Ec2Offers {
    private static final int PAGE = 500;

    private Ec2Offers() {}

    static Stream<Offer> instances(ClientSource clients, String region) {
        return ec2(clients, region).describeInstancesPaginator(r -> r.maxResults(PAGE)).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .map(instance -> Offer.of(
                        instance.instanceId(),
                        tags(instance.tags()),
                        instance.state() == null ? null : instance.state().nameAsString(),
                        instance.instanceTypeAsString(),
                        instance.privateIpAddress()));
    }

    static Stream<Offer> volumes(ClientSource clients, String region) {
        return ec2(clients, region).describeVolumesPaginator(r -> r.maxResults(PAGE)).volumes().stream()
                .map(volume -> Offer.of(
                        volume.volumeId(),
                        tags(volume.tags()),
                        volume.stateAsString(),
                        volume.size() == null ? null : volume.size() + " GiB",
                        volume.attachments().stream()
                                .map(attached -> "of " + attached.instanceId())
                                .collect(Collectors.joining(", "))));
    }

    /** Those of the account; it sees all public ones as well. */
    static Stream<Offer> snapshots(ClientSource clients, String region) {
        return ec2(clients, region)
                .describeSnapshotsPaginator(r -> r.ownerIds("self").maxResults(PAGE))
                .snapshots()
                .stream()
                .map(snapshot -> Offer.of(
                        snapshot.snapshotId(),
                        tags(snapshot.tags()),
                        snapshot.stateAsString(),
                        "of " + snapshot.volumeId(),
                        snapshot.startTime() == null
                                ? null
                                : snapshot.startTime().toString()));
    }

    static Stream<Offer> securityGroups(ClientSource clients, String region) {
        return ec2(clients, region).describeSecurityGroupsPaginator(r -> r.maxResults(PAGE)).securityGroups().stream()
                .map(group -> Offer.of(
                        group.groupId(), tags(group.tags()), group.groupName(), group.vpcId(), group.description()));
    }

    static Stream<Offer> networkInterfaces(ClientSource clients, String region) {
        return ec2(clients, region)
                .describeNetworkInterfacesPaginator(r -> r.maxResults(PAGE))
                .networkInterfaces()
                .stream()
                .map(each -> Offer.of(
                        each.networkInterfaceId(),
                        tags(each.tagSet()),
                        each.privateIpAddress(),
                        each.attachment() == null || each.attachment().instanceId() == null
                                ? null
                                : "of " + each.attachment().instanceId(),
                        each.description()));
    }

    static Stream<Offer> vpcs(ClientSource clients, String region) {
        return ec2(clients, region).describeVpcsPaginator(r -> r.maxResults(PAGE)).vpcs().stream()
                .map(vpc -> Offer.of(
                        vpc.vpcId(),
                        tags(vpc.tags()),
                        vpc.cidrBlock(),
                        Boolean.TRUE.equals(vpc.isDefault()) ? "default" : null));
    }

    /**
     * Those that the account can use. Source: EC2 API Reference, DescribeRegions: all but the disabled unless asked.
     */
    static Stream<Offer> regions(ClientSource clients, String region) {
        return ec2(clients, region).describeRegions().regions().stream()
                .map(Region::regionName)
                .sorted(Comparator.naturalOrder())
                .map(name -> Offer.of(name));
    }

    private static Ec2Client ec2(ClientSource clients, String region) {
        return clients.client(Ec2Client.class, region);
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return tags.stream().collect(Collectors.toMap(Tag::key, Tag::value, (one, _) -> one));
    }
}
