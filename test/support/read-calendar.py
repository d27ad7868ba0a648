"""Reads a calendar from stdin with Debian's python3-icalendar and prints what it understood as JSON."""
import json
import sys
from datetime import timezone

from icalendar import Calendar

calendar = Calendar.from_ical(sys.stdin.buffer.read())
# Reckoned in the VTIMEZONE of the calendar itself, not in the zones that this machine knows.
zones = {str(zone['TZID']): zone.to_tz() for zone in calendar.walk('VTIMEZONE')}


def instant(prop):
    zone = prop.params.get('TZID')
    local = prop.dt
    if zone is not None:
        local = zones[zone].localize(local.replace(tzinfo=None))
    return local.astimezone(timezone.utc).strftime('%Y-%m-%dT%H:%M:%S.000Z')


def read(event):
    return {
        'uid': str(event['UID']),
        'startsAt': instant(event['DTSTART']),
        'endsAt': instant(event['DTEND']),
        'zone': event['DTSTART'].params.get('TZID'),
        'stamp': instant(event['DTSTAMP']),
        'lastModified': instant(event['LAST-MODIFIED']),
        'sequence': int(event['SEQUENCE']),
        'status': str(event['STATUS']),
        'summary': str(event['SUMMARY']),
        'description': str(event['DESCRIPTION']),
        'location': str(event['LOCATION']) if 'LOCATION' in event else None,
        'url': str(event['URL']),
        'categories': [str(one) for one in event['CATEGORIES'].cats],
    }


json.dump([read(event) for event in calendar.walk('VEVENT')], sys.stdout)
