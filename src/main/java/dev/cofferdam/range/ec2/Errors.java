package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Resource;
import dev.cofferdam.range.world.Table;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The service's ways to refuse, and the look-ups that need them. */
final class Errors {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{8}([0-9a-f]{9})?");

    private Errors() {}

    static <T extends Resource> T instance(Table<T> table, @Nullable String id) {
        return find(table, id, "i", "InvalidInstanceID", "The instance ID '%s' does not exist", "InstanceId");
    }

    static <T extends Resource> T networkInterface(Table<T> table, @Nullable String id) {
        return find(
                table,
                id,
                "eni",
                "InvalidNetworkInterfaceID",
                "The networkInterface ID '%s' does not exist",
                "NetworkInterfaceId");
    }

    static <T extends Resource> T group(Table<T> table, @Nullable String id) {
        if (id != null && !id.startsWith("sg-")) {
            throw new ServiceError("InvalidGroupId.Malformed", "Invalid id: \"" + id + "\" (expecting \"sg-...\")");
        }
        return find(table, id, "sg", "InvalidGroup", "The security group '%s' does not exist", "GroupId");
    }

    static <T extends Resource> T volume(Table<T> table, @Nullable String id) {
        return find(table, id, "vol", "InvalidVolume", "The volume '%s' does not exist.", "VolumeId");
    }

    static <T extends Resource> T snapshot(Table<T> table, @Nullable String id) {
        return find(table, id, "snap", "InvalidSnapshot", "The snapshot '%s' does not exist.", "SnapshotId");
    }

    static <T extends Resource> T image(Table<T> table, @Nullable String id) {
        return find(table, id, "ami", "InvalidAMIID", "The image id '[%s]' does not exist", "ImageId");
    }

    static <T extends Resource> T vpc(Table<T> table, @Nullable String id) {
        return find(table, id, "vpc", "InvalidVpcID", "The vpc ID '%s' does not exist", "VpcId");
    }

    static <T extends Resource> T subnet(Table<T> table, @Nullable String id) {
        return find(table, id, "subnet", "InvalidSubnetID", "The subnet ID '%s' does not exist", "SubnetId");
    }

    static <T extends Resource> T routeTable(Table<T> table, @Nullable String id) {
        return find(table, id, "rtb", "InvalidRouteTableID", "The routeTable ID '%s' does not exist", "RouteTableId");
    }

    static <T extends Resource> T address(Table<T> table, @Nullable String id) {
        return find(
                table, id, "eipalloc", "InvalidAllocationID", "The allocation ID '%s' does not exist", "AllocationId");
    }

    static ServiceError missing(String parameter) {
        return new ServiceError("MissingParameter", "The request must contain the parameter " + parameter);
    }

    static ServiceError invalid(String message) {
        return new ServiceError("InvalidParameterValue", message);
    }

    /** Source: EC2 API Reference: fewer than 5 a page is refused, and so is a page size together with ids. */
    static <T> Page<T> page(
            List<T> all, @Nullable Integer max, @Nullable String token, String idsName, List<String> ids) {
        if (max != null && !ids.isEmpty()) {
            throw new ServiceError(
                    "InvalidParameterCombination",
                    "The parameter " + idsName + " cannot be used with the parameter maxResults");
        }
        if (max != null && max < 5) {
            throw invalid("Value ( %d ) for parameter maxResults is invalid. Expecting a value greater than 5."
                    .formatted(max));
        }
        var size = max == null ? 1000 : Math.min(max, 1000);
        return Page.of(all, size, token, new ServiceError("InvalidNextToken", "The token '" + token + "' is invalid"));
    }

    private static <T extends Resource> T find(
            Table<T> table, @Nullable String id, String prefix, String code, String message, String parameter) {
        if (id == null || id.isEmpty()) throw missing(parameter);
        var found = table.find(id);
        if (found.isPresent()) return found.get();
        if (!id.startsWith(prefix + "-")
                || !HEX.matcher(id.substring(prefix.length() + 1)).matches()) {
            throw new ServiceError(
                    code + ".Malformed", "Invalid id: \"%s\" (expecting \"%s-...\")".formatted(id, prefix));
        }
        throw new ServiceError(code + ".NotFound", message.formatted(id));
    }
}
