package dev.cofferdam.range.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What CloudTrail writes elsewhere: the trails whose home is the region, and the event data stores of Lake. */
public record Trails(Table<Trail> all, Table<Store> stores) implements State<Trails> {
    /**
     * @param owner the account that has it; null: this one, else the organization's management account
     * @param globalEvents whether it has the events of IAM and its like; so unless said otherwise
     * @param stopped when logging was stopped last; null: never
     * @param deliveryError what S3 answered last; null: nothing
     * @param selectors as the API has them, {@code eventSelectors} or {@code advancedEventSelectors}
     */
    public record Trail(
            String name,
            @Nullable String owner,
            String bucket,
            boolean multiRegion,
            @Nullable Boolean globalEvents,
            boolean validated,
            boolean organization,
            boolean logging,
            @Nullable Instant started,
            @Nullable Instant stopped,
            @Nullable String deliveryError,
            @Nullable ObjectNode selectors)
            implements Resource {
        public Trail {
            name = Given.required(name, "name");
            bucket = Given.required(bucket, "bucket");
            globalEvents = Given.or(globalEvents, true);
        }

        @Override
        public String id() {
            return name;
        }

        public Trail loggingFrom(Instant now) {
            return new Trail(
                    name,
                    owner,
                    bucket,
                    multiRegion,
                    globalEvents,
                    validated,
                    organization,
                    true,
                    now,
                    stopped,
                    deliveryError,
                    selectors);
        }

        public Trail stoppedAt(Instant now) {
            return new Trail(
                    name,
                    owner,
                    bucket,
                    multiRegion,
                    globalEvents,
                    validated,
                    organization,
                    false,
                    started,
                    now,
                    deliveryError,
                    selectors);
        }

        public Trail withSelectors(ObjectNode others) {
            return new Trail(
                    name,
                    owner,
                    bucket,
                    multiRegion,
                    globalEvents,
                    validated,
                    organization,
                    logging,
                    started,
                    stopped,
                    deliveryError,
                    others);
        }

        /** What is null stays as it is. */
        public Trail updated(
                @Nullable String newBucket,
                @Nullable Boolean allRegions,
                @Nullable Boolean global,
                @Nullable Boolean validation) {
            return new Trail(
                    name,
                    owner,
                    Given.or(newBucket, bucket),
                    Given.or(allRegions, multiRegion),
                    global == null ? globalEvents : global,
                    Given.or(validation, validated),
                    organization,
                    logging,
                    started,
                    stopped,
                    deliveryError,
                    selectors);
        }
    }

    /**
     * An event data store.
     *
     * @param id of its ARN
     * @param status {@code ENABLED}, {@code STOPPED_INGESTION}, {@code PENDING_DELETION}
     * @param selectors as the API has them, a list
     */
    public record Store(
            String id,
            String name,
            String status,
            boolean multiRegion,
            boolean organization,
            int retentionDays,
            List<ObjectNode> selectors)
            implements Resource {
        public Store {
            id = Given.required(id, "id");
            name = Given.required(name, "name");
            status = Given.or(status, "ENABLED");
            selectors = Given.list(selectors);
        }
    }

    public Trails {
        all = Given.or(all, new Table<>());
        stores = Given.or(stores, new Table<>());
    }

    static Trails none() {
        return new Trails(new Table<>(), new Table<>());
    }

    @Override
    public Trails copy() {
        return Remade.copy(this);
    }
}
