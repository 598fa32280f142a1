namespace BriefingBus.Composer.Weather;

/// <summary>The words of Environment Canada's city feeds in one of its two languages.</summary>
/// <remarks>
/// As published at https://weather.gc.ca/rss/city/on-112_e.xml and https://meteo.gc.ca/rss/city/on-112_f.xml and their like.
/// </remarks>
internal sealed record WeatherWords
{
    /// <summary>Categories of warnings.</summary>
    public required string[] Warnings { get; init; }

    /// <summary>Category of the present conditions, and the words before the colon in their title.</summary>
    public required string Conditions { get; init; }

    /// <summary>Category of the forecast's periods.</summary>
    public required string Forecasts { get; init; }

    /// <summary>Labels in the text of the present conditions, and what a briefing calls them (null: left out), in the briefing's
    /// order.</summary>
    public required (string Label, string? ShownAs)[] Fields { get; init; }

    /// <summary>The label of the air quality health index.</summary>
    public required string AirQuality { get; init; }

    /// <summary>The index's risk by its highest value.</summary>
    /// <remarks>
    /// https://www.canada.ca/en/environment-climate-change/services/air-quality-health-index/understanding-messages.html
    /// </remarks>
    public required (int UpTo, string Risk)[] AirQualityRisks { get; init; }

    /// <summary>Values for unknown.</summary>
    public required string[] Unknown { get; init; }

    /// <summary>The words before the time of issue at the end of a period's text.</summary>
    public required string Issued { get; init; }

    /// <summary>Days of the week from Sunday.</summary>
    public required string[] Weekdays { get; init; }

    /// <summary>Months from January.</summary>
    public required string[] Months { get; init; }

    /// <summary>Words of a label that make its period a night.</summary>
    public required string[] Night { get; init; }

    /// <summary>The present day, the night after it, and the next day.</summary>
    public required (string Today, string Tonight, string Tomorrow) Days { get; init; }

    public static WeatherWords English { get; } = new()
    {
        Warnings = ["Warnings and Watches", "Alerts"],
        Conditions = "Current Conditions",
        Forecasts = "Weather Forecasts",
        Fields =
        [
            ("Condition", "Condition"), ("Temperature", "Temperature"), ("Wind Chill", "Wind chill"), ("Humidex", "Humidex"),
            ("Wind", "Wind"), ("Humidity", "Humidity"), ("Air Quality Health Index", "Air quality"),
            ("Observed at", null), ("Pressure / Tendency", null), ("Pressure", null), ("Visibility", null),
            ("Dewpoint", null), ("Dew point", null),
        ],
        AirQuality = "Air quality",
        AirQualityRisks = [(3, "low risk"), (6, "moderate risk"), (10, "high risk"), (int.MaxValue, "very high risk")],
        Unknown = ["n/a", "not available", "not observed"],
        Issued = "Forecast issued",
        Weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
        Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        Night = ["night", "tonight"],
        Days = ("Today", "Tonight", "Tomorrow"),
    };

    public static WeatherWords French { get; } = new()
    {
        Warnings = ["Veilles et avertissements", "Alertes"],
        Conditions = "Conditions actuelles",
        Forecasts = "Prévisions météo",
        Fields =
        [
            ("Condition", "Condition"), ("Température", "Température"), ("Refroidissement éolien", "Refroidissement éolien"),
            ("Humidex", "Humidex"),
            ("Vents", "Vent"), ("Vent", "Vent"), ("Humidité", "Humidité"), ("Cote air santé", "Qualité de l'air"),
            ("Enregistrées à", null), ("Pression / Tendance", null), ("Pression", null), ("Visibilité", null), ("Point de rosée", null),
        ],
        AirQuality = "Qualité de l'air",
        AirQualityRisks = [(3, "risque faible"), (6, "risque modéré"), (10, "risque élevé"), (int.MaxValue, "risque très élevé")],
        Unknown = ["n/d", "n/a", "non disponible", "non observé"],
        Issued = "Prévisions émises",
        Weekdays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
        Months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        Night = ["nuit", "soir"],
        Days = ("Aujourd'hui", "Ce soir et cette nuit", "Demain"),
    };

    /// <summary>Both languages.</summary>
    public static IReadOnlyList<WeatherWords> All { get; } = [English, French];
}
