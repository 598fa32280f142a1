using System.Collections.Frozen;

namespace BriefingBus.Cleaner.Summaries.Refusals;

/// <summary>Levels of warnings in brackets before a headline, which say how bad it will be even if all warnings of a day have the same:
/// the severities of the Common Alerting Protocol 1.2 §3.2.2 and the colours of Meteoalarm, in the languages of their services.</summary>
internal static class WarningLevels
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "minor", "moderate", "severe", "extreme", "yellow", "amber", "orange", "red", "purple", "advisory", "watch", "warning", "gelb",
        "rot", "jaune", "rouge", "amarillo", "amarilla", "naranja", "rojo", "roja", "giallo", "gialla", "arancione", "rosso", "rossa",
        "amarelo", "amarela", "laranja", "vermelho", "vermelha", "geel", "oranje", "rood", "gul", "gult", "rød", "rødt", "röd", "rött",
        "keltainen", "oranssi", "punainen", "żółty", "żółte", "pomarańczowy", "pomarańczowe", "czerwony", "czerwone", "žlutá",
        "oranžová", "červená", "žltá", "galben", "portocaliu", "roșu", "sárga", "narancs", "piros", "žuto", "narančasto", "crveno",
        "sarı", "turuncu", "kırmızı", "κίτρινο", "πορτοκαλί", "κόκκινο", "жълт", "оранжев", "червен", "жёлтый", "желтый", "оранжевый",
        "красный", "жовтий", "помаранчевий", "червоний", "أصفر", "برتقالي", "أحمر", "注意報", "警報", "特別警報", "黄色", "橙色", "红色", "黃色", "紅色",
        "주의보", "경보",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a label in its brackets names a level: <c>[Orange]</c>, <c>[Severe warning]</c>.</summary>
    public static bool IsIn(string label) =>
        label[1..^1].Split(' ', '-', ':', '/').Any(Words.Contains);
}
