/* UID, start, end and summary of each event by libical; prints "<best seconds> <events> <sum>". With --write N: writes a feed of N events. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int events;
static long sum;

static void extract(const char *text) {
    events = 0;
    sum = 0;
    icalcomponent *calendar = icalparser_parse_string(text);
    if (!calendar) exit(2);
    for (icalcomponent *e = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); e;
         e = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
        struct icaltimetype start = icalcomponent_get_dtstart(e), end = icalcomponent_get_dtend(e);
        sum += (long)strlen(icalcomponent_get_uid(e)) + start.day + end.day + (long)strlen(icalcomponent_get_summary(e));
        events++;
    }
    icalcomponent_free(calendar);
}

static void write_feed(int count) {
    icalcomponent *calendar = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
    icalcomponent_add_property(calendar, icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar, icalproperty_new_prodid("-//Resas//Feed//FR"));
    struct icaltimetype stamp = icaltime_from_string("20261120T124408Z"), day = icaltime_from_string("20261121");
    for (int i = 0; i < count; i++) {
        char uid[32];
        snprintf(uid, sizeof uid, "claim-%06d@resas", i);
        icalcomponent *e = icalcomponent_new(ICAL_VEVENT_COMPONENT);
        icalcomponent_add_property(e, icalproperty_new_uid(uid));
        icalcomponent_add_property(e, icalproperty_new_dtstamp(stamp));
        struct icaltimetype until = day;
        icaltime_adjust(&until, 5, 0, 0, 0);
        icalcomponent_add_property(e, icalproperty_new_dtstart(day));
        icalcomponent_add_property(e, icalproperty_new_dtend(until));
        icalcomponent_add_property(e, icalproperty_new_summary("Réservé, ne pas louer"));
        icalcomponent_add_property(e, icalproperty_new_description("Réservé par un autre site; voir le registre de Resas pour savoir par qui et jusqu'à quand"));
        icalcomponent_add_component(calendar, e);
        day = until;
    }
    char *text = icalcomponent_as_ical_string_r(calendar);
    events = count;
    sum = (long)strlen(text);
    free(text);
    icalcomponent_free(calendar);
}

static char *read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) exit(2);
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *text = malloc((size_t)size + 1);
    if (!text || fread(text, 1, (size_t)size, file) != (size_t)size) exit(2);
    text[size] = 0;
    fclose(file);
    return text;
}

int main(int argc, char **argv) {
    if (argc < 2) return 1;
    int count = argc > 2 && strcmp(argv[1], "--write") == 0 ? atoi(argv[2]) : 0;
    char *text = count ? NULL : read_file(argv[1]);
    double best = 1e9, begun = now();
    for (int round = 0; round < 3 || (round < 1000 && now() - begun < 1.5); round++) {
        double start = now();
        if (count) write_feed(count);
        else extract(text);
        double taken = now() - start;
        if (taken < best) best = taken;
    }
    printf("%.9f %d %ld\n", best, events, sum);
    return 0;
}
