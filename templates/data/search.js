{# What the search of the first page looks through: a script, because a page that is opened from a file may not read
   another file. A service: its unit, its id, its name, time, cost, whether it is free for all, online, done in a day, free
   for some (1, 2, 4, 8 added up), and the words that it is found by. -#}
window.siteIndex = {
"units": [
{%- for unit in units %}
[{{ unit.id | json }},{{ unit.name | json }}]{% if not loop.last %},{% endif %}
{%- endfor %}
],
"services": [
{%- for unit in units %}
{%- set number = loop.index0 %}
{%- for service in unit.services %}
[{{ number }},{{ service.id | json }},{{ service.name | json }},{{ service.time | json }},{{ service.cost | json }},
{{- (1 if service.free else 0) + (2 if service.online else 0) + (4 if service.in_a_day else 0) + (8 if service.free_for_some else 0) }},
{{- service.words | unique | join(sep=" ") | json }}],
{%- endfor %}
{%- endfor %}
]};
