package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.action.Setting;

/** Something of a trail, which goes by its ARN. */
interface TrailSetting extends Setting {
    @Override
    default String owner(String arn) {
        return "trail " + new TrailArn(arn).name();
    }

    static Setting of(String attribute) {
        return switch (attribute) {
            case TrailLogging.ID -> new TrailLogging();
            case TrailConfiguration.ID -> new TrailConfiguration();
            case TrailSelectors.ID -> new TrailSelectors();
            default -> throw new IllegalArgumentException("not a setting of a trail: " + attribute);
        };
    }
}
