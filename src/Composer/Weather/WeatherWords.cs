namespace BriefingBus.Composer.Weather;

/// <summary>The words of Environment Canada's city feeds in one of its two languages.</summary>
/// <remarks>As published at https://weather.gc.ca/rss/city/on-112_e.xml, https://meteo.gc.ca/rss/city/on-112_f.xml and similar
/// addresses.</remarks>
internal sealed record WeatherWords
{
    /// <summary>Categories of warnings.</summary>
    public required string[] Warnings { get; init; }

    /// <summary>Category of the present conditions, and the words before the colon in their title.</summary>
    public required string Conditions { get; init; }

    /// <summary>Category of the forecast's periods.</summary>
    public required string Forecasts { get; init; }

    /// <summary>The language as a BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>The labels in the text of the present conditions in the briefing's order, and the key of the phrase that the briefing uses
    /// (null: left out).</summary>
    public required (string Label, string? Key)[] Fields { get; init; }

    /// <summary>The values for unknown.</summary>
    public required string[] Unknown { get; init; }

    /// <summary>The words before the time of issue at the end of a period's text.</summary>
    public required string Issued { get; init; }

    /// <summary>Days of the week from Sunday.</summary>
    public required string[] Weekdays { get; init; }

    /// <summary>Months from January.</summary>
    public required string[] Months { get; init; }

    /// <summary>Words of a label that make its period a night.</summary>
    public required string[] Night { get; init; }

    /// <summary>The words for today and tomorrow.</summary>
    public required (string Today, string Tomorrow) Days { get; init; }

    /// <summary>The field that is shown without its label.</summary>
    public const string Sky = "Condition";

    /// <summary>The key of the air quality health index.</summary>
    public const string AirQuality = "weather.airQuality";

    /// <summary>The key of the index's risk by its highest value.</summary>
    /// <remarks>https://www.canada.ca/en/environment-climate-change/services/air-quality-health-index/understanding-messages.html</remarks>
    public static (int UpTo, string Key)[] AirQualityRisks { get; } =
        [(3, "weather.risk.low"), (6, "weather.risk.moderate"), (10, "weather.risk.high"), (int.MaxValue, "weather.risk.veryHigh")];

    public static WeatherWords English { get; } = new()
    {
        Language = "en",
        Warnings = ["Warnings and Watches", "Alerts"],
        Conditions = "Current Conditions",
        Forecasts = "Weather Forecasts",
        Fields =
        [
            ("Condition", Sky), ("Temperature", "weather.temperature"), ("Wind Chill", "weather.windChill"), ("Humidex", "weather.humidex"),
            ("Wind", "weather.wind"), ("Humidity", "weather.humidity"), ("Air Quality Health Index", AirQuality),
            ("Observed at", null), ("Pressure / Tendency", null), ("Pressure", null), ("Visibility", null),
            ("Dewpoint", null), ("Dew point", null),
        ],
        Unknown = ["n/a", "not available", "not observed"],
        Issued = "Forecast issued",
        Weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
        Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        Night = ["night", "tonight"],
        Days = ("Today", "Tomorrow"),
    };

    public static WeatherWords French { get; } = new()
    {
        Language = "fr",
        Warnings = ["Veilles et avertissements", "Alertes"],
        Conditions = "Conditions actuelles",
        Forecasts = "Prévisions météo",
        Fields =
        [
            ("Condition", Sky), ("Température", "weather.temperature"), ("Refroidissement éolien", "weather.windChill"),
            ("Humidex", "weather.humidex"), ("Vents", "weather.wind"), ("Vent", "weather.wind"), ("Humidité", "weather.humidity"),
            ("Cote air santé", AirQuality),
            ("Enregistrées à", null), ("Pression / Tendance", null), ("Pression", null), ("Visibilité", null), ("Point de rosée", null),
        ],
        Unknown = ["n/d", "n/a", "non disponible", "non observé"],
        Issued = "Prévisions émises",
        Weekdays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
        Months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        Night = ["nuit", "soir"],
        Days = ("Aujourd'hui", "Demain"),
    };

    /// <summary>Both languages.</summary>
    public static IReadOnlyList<WeatherWords> All { get; } = [English, French];
}
