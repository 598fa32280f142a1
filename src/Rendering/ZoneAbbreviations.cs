using System.Collections.Frozen;

namespace BriefingBus.Rendering;

/// <summary>What people call the time in a zone: <c>EDT</c>, <c>CET</c>, else <c>UTC+05:45</c>.</summary>
/// <remarks>Taken from the abbreviations of the IANA time zone database (2025), those that are letters; a table of our own, because
/// what the runtime calls a zone depends on the machine that it runs on, and a briefing composed again must come out the same.</remarks>
internal static class ZoneAbbreviations
{
    // Abbreviations with their offsets, then the zones that use them.
    private const string Table = """
        SST-11:00 | Pacific/Midway Pacific/Pago_Pago
        HST-10:00 | Pacific/Honolulu
        HST-10:00 HDT-09:00 | America/Adak
        AKST-09:00 AKDT-08:00 | America/Anchorage America/Juneau America/Metlakatla America/Nome America/Sitka America/Yakutat
        PST-08:00 PDT-07:00 | America/Los_Angeles America/Tijuana America/Vancouver
        MST-07:00 | America/Creston America/Dawson America/Dawson_Creek America/Fort_Nelson America/Hermosillo America/Mazatlan
          America/Phoenix America/Whitehorse
        MST-07:00 MDT-06:00 | America/Boise America/Cambridge_Bay America/Ciudad_Juarez America/Denver America/Edmonton
          America/Inuvik
        CST-06:00 | America/Bahia_Banderas America/Belize America/Chihuahua America/Costa_Rica America/El_Salvador
          America/Guatemala America/Managua America/Merida America/Mexico_City America/Monterrey America/Regina
          America/Swift_Current America/Tegucigalpa
        CST-06:00 CDT-05:00 | America/Chicago America/Indiana/Knox America/Indiana/Tell_City America/Matamoros America/Menominee
          America/North_Dakota/Beulah America/North_Dakota/Center America/North_Dakota/New_Salem America/Ojinaga
          America/Rankin_Inlet America/Resolute America/Winnipeg
        CST-05:00 CDT-04:00 | America/Havana
        EST-05:00 | America/Atikokan America/Cancun America/Cayman America/Jamaica America/Panama
        EST-05:00 EDT-04:00 | America/Detroit America/Grand_Turk America/Indiana/Indianapolis America/Indiana/Marengo
          America/Indiana/Petersburg America/Indiana/Vevay America/Indiana/Vincennes America/Indiana/Winamac America/Iqaluit
          America/Kentucky/Louisville America/Kentucky/Monticello America/Nassau America/New_York America/Port-au-Prince
          America/Toronto
        AST-04:00 | America/Anguilla America/Antigua America/Aruba America/Barbados America/Blanc-Sablon America/Curacao
          America/Dominica America/Grenada America/Guadeloupe America/Kralendijk America/Lower_Princes America/Marigot
          America/Martinique America/Montserrat America/Port_of_Spain America/Puerto_Rico America/Santo_Domingo
          America/St_Barthelemy America/St_Kitts America/St_Lucia America/St_Thomas America/St_Vincent America/Tortola
        AST-04:00 ADT-03:00 | America/Glace_Bay America/Goose_Bay America/Halifax America/Moncton America/Thule Atlantic/Bermuda
        NST-03:30 NDT-02:30 | America/St_Johns
        GMT+00:00 | Africa/Abidjan Africa/Accra Africa/Bamako Africa/Banjul Africa/Bissau Africa/Conakry Africa/Dakar
          Africa/Freetown Africa/Lome Africa/Monrovia Africa/Nouakchott Africa/Ouagadougou Africa/Sao_Tome America/Danmarkshavn
          Atlantic/Reykjavik Atlantic/St_Helena
        GMT+00:00 BST+01:00 | Europe/Guernsey Europe/Isle_of_Man Europe/Jersey Europe/London
        UTC+00:00 | Etc/GMT Etc/UTC GMT UTC
        WET+00:00 WEST+01:00 | Atlantic/Canary Atlantic/Faroe Atlantic/Madeira Europe/Lisbon
        CET+01:00 | Africa/Algiers Africa/Tunis
        CET+01:00 CEST+02:00 | Africa/Ceuta Arctic/Longyearbyen Europe/Amsterdam Europe/Andorra Europe/Belgrade Europe/Berlin
          Europe/Bratislava Europe/Brussels Europe/Budapest Europe/Busingen Europe/Copenhagen Europe/Gibraltar Europe/Ljubljana
          Europe/Luxembourg Europe/Madrid Europe/Malta Europe/Monaco Europe/Oslo Europe/Paris Europe/Podgorica Europe/Prague
          Europe/Rome Europe/San_Marino Europe/Sarajevo Europe/Skopje Europe/Stockholm Europe/Tirane Europe/Vaduz Europe/Vatican
          Europe/Vienna Europe/Warsaw Europe/Zagreb Europe/Zurich
        IST+01:00 GMT+00:00 | Europe/Dublin
        WAT+01:00 | Africa/Bangui Africa/Brazzaville Africa/Douala Africa/Kinshasa Africa/Lagos Africa/Libreville Africa/Luanda
          Africa/Malabo Africa/Ndjamena Africa/Niamey Africa/Porto-Novo
        CAT+02:00 | Africa/Blantyre Africa/Bujumbura Africa/Gaborone Africa/Harare Africa/Juba Africa/Khartoum Africa/Kigali
          Africa/Lubumbashi Africa/Lusaka Africa/Maputo Africa/Windhoek
        EET+02:00 | Africa/Tripoli Europe/Kaliningrad
        EET+02:00 EEST+03:00 | Africa/Cairo Asia/Beirut Asia/Famagusta Asia/Gaza Asia/Hebron Asia/Nicosia Europe/Athens
          Europe/Bucharest Europe/Chisinau Europe/Helsinki Europe/Kyiv Europe/Mariehamn Europe/Riga Europe/Sofia Europe/Tallinn
          Europe/Vilnius
        IST+02:00 IDT+03:00 | Asia/Jerusalem
        SAST+02:00 | Africa/Johannesburg Africa/Maseru Africa/Mbabane
        EAT+03:00 | Africa/Addis_Ababa Africa/Asmara Africa/Dar_es_Salaam Africa/Djibouti Africa/Kampala Africa/Mogadishu
          Africa/Nairobi Indian/Antananarivo Indian/Comoro Indian/Mayotte
        MSK+03:00 | Europe/Kirov Europe/Moscow Europe/Simferopol Europe/Volgograd
        PKT+05:00 | Asia/Karachi
        IST+05:30 | Asia/Kolkata
        WIB+07:00 | Asia/Jakarta Asia/Pontianak
        AWST+08:00 | Australia/Perth
        CST+08:00 | Asia/Macau Asia/Shanghai Asia/Taipei
        HKT+08:00 | Asia/Hong_Kong
        PST+08:00 | Asia/Manila
        WITA+08:00 | Asia/Makassar
        JST+09:00 | Asia/Tokyo
        KST+09:00 | Asia/Pyongyang Asia/Seoul
        WIT+09:00 | Asia/Jayapura
        ACST+09:30 | Australia/Darwin
        ACST+09:30 ACDT+10:30 | Australia/Adelaide Australia/Broken_Hill
        AEST+10:00 | Australia/Brisbane Australia/Lindeman
        AEST+10:00 AEDT+11:00 | Antarctica/Macquarie Australia/Hobart Australia/Melbourne Australia/Sydney
        ChST+10:00 | Pacific/Guam Pacific/Saipan
        NZST+12:00 NZDT+13:00 | Antarctica/McMurdo Pacific/Auckland
        """;

    private static readonly FrozenDictionary<(string Zone, TimeSpan Offset), string> ByZone = Read(Table);

    /// <summary>The abbreviation for an instant with the zone's offset at that instant.</summary>
    /// <param name="zone">IANA name of the zone.</param>
    /// <param name="at">The instant, in the zone's local time.</param>
    public static string Of(string zone, DateTimeOffset at) => ByZone.TryGetValue((zone, at.Offset), out var name)
        ? name
        : at.Offset == TimeSpan.Zero ? "UTC" : "UTC" + at.ToString("zzz", CultureInfo.InvariantCulture);

    private static FrozenDictionary<(string, TimeSpan), string> Read(string table)
    {
        var abbreviations = new List<(string Name, TimeSpan Offset)>();
        var names = new Dictionary<(string, TimeSpan), string>();
        foreach (var line in table.Split('\n'))
        {
            var halves = line.Split('|');
            if (halves.Length == 2)
                abbreviations = [.. halves[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Abbreviation)];
            foreach (var zone in halves[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                foreach (var (name, offset) in abbreviations)
                    names[(zone, offset)] = name;
        }

        return names.ToFrozenDictionary();
    }

    private static (string Name, TimeSpan Offset) Abbreviation(string text)
    {
        var sign = text.IndexOfAny(['+', '-']);
        var offset = TimeSpan.ParseExact(text.AsSpan(sign + 1), @"hh\:mm", CultureInfo.InvariantCulture);
        return (text[..sign], text[sign] == '-' ? -offset : offset);
    }
}
