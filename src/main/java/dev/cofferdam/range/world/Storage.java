package dev.cofferdam.range.world;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What S3 keeps. Buckets know their region themselves, so that it is the same from everywhere.
 *
 * @param account what is set for all buckets of the account
 */
public record Storage(Table<Bucket> buckets, Table<Setting> account, List<AccessPoint> accessPoints)
        implements State<Storage> {

    /** One of the account's settings, in the model's members. */
    public record Setting(String id, ObjectNode json) implements Resource {
        public Setting {
            id = Given.required(id, "id");
            json = Given.required(json, "json");
        }
    }

    /** @param origin {@code Internet} or {@code VPC} */
    public record AccessPoint(String name, String bucket, String origin) {
        public AccessPoint {
            name = Given.required(name, "name");
            bucket = Given.required(bucket, "bucket");
            origin = Given.or(origin, "Internet");
        }
    }

    public Storage {
        buckets = Given.or(buckets, new Table<>());
        account = Given.or(account, new Table<>());
        accessPoints = Given.list(accessPoints);
    }

    static Storage none() {
        return new Storage(new Table<>(), new Table<>(), List.of());
    }

    @Override
    public Storage copy() {
        return Remade.copy(this);
    }
}
