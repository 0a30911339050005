/* SPDX-License-Identifier: GPL-3.0-or-later */
/* read-libical FILE…: the events of calendar files as libical reads them, one JSON object a line. */
#include "config.h"

#include <glib.h>
#include <json-glib/json-glib.h>
#include <libical/ical.h>
#include <stdio.h>

static void
add_time (JsonObject *object, const char *name, struct icaltimetype time)
{
  g_autofree char *text = NULL;

  if (time.is_date)
    text = g_strdup_printf ("%04d-%02d-%02d", time.year, time.month, time.day);
  else if (time.zone == NULL)
    text = g_strdup ("floating");
  else
    {
      time = icaltime_convert_to_zone (time, icaltimezone_get_utc_timezone ());
      text = g_strdup_printf ("%04d-%02d-%02dT%02d:%02dZ", time.year, time.month, time.day,
                              time.hour, time.minute);
    }
  json_object_set_string_member (object, name, text);
}

static void
print_event (const char *path, icalcomponent *event)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), json_object_new ());
  JsonObject *object = json_node_get_object (node);
  icalproperty *status = icalcomponent_get_first_property (event, ICAL_STATUS_PROPERTY);
  g_autofree char *text = NULL;

  json_object_set_string_member (object, "file", path);
  json_object_set_string_member (object, "uid", icalcomponent_get_uid (event));
  add_time (object, "start", icalcomponent_get_dtstart (event));
  add_time (object, "end", icalcomponent_get_dtend (event));
  json_object_set_string_member (object, "summary", icalcomponent_get_summary (event));
  json_object_set_string_member (object, "status",
                                 icalproperty_get_value_as_string (status));
  json_object_set_int_member (object, "sequence", icalcomponent_get_sequence (event));
  text = json_to_string (node, FALSE);
  puts (text);
  json_object_unref (object);
}

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *text = NULL;
      icalcomponent *calendar, *event;

      if (!g_file_get_contents (argv[i], &text, NULL, NULL))
        return 1;
      calendar = icalcomponent_new_from_string (text);
      if (calendar == NULL || icalcomponent_count_errors (calendar) > 0)
        return 1;
      for (event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
           event != NULL;
           event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
        print_event (argv[i], event);
      icalcomponent_free (calendar);
    }
  return 0;
}
