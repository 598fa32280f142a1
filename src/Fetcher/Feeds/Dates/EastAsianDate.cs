namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>What the signs of Chinese, Japanese and Korean dates mean (CLDR "dateFormats", "days", "dayPeriods", "eras" of zh, ja and ko).</summary>
internal static class EastAsianDate
{
    /// <summary>The kinds of signs.</summary>
    internal enum Kind
    {
        None,
        Year,
        Month,
        Day,
        Hour,
        Minute,
        Second,
        Morning,
        Afternoon,
        Weekday,
        Era,
        Digit,
        FirstYear,
        Half,
    }

    /// <summary>Signs with what they mean and the value that goes with it; the longest that fits counts.</summary>
    private static readonly (string Sign, Kind Kind, int Value)[] Signs =
    [
        ("年", Kind.Year, 0), ("년", Kind.Year, 0), ("年度", Kind.None, 0),
        ("月", Kind.Month, 0), ("월", Kind.Month, 0), ("月份", Kind.Month, 0),
        ("日", Kind.Day, 0), ("號", Kind.Day, 0), ("号", Kind.Day, 0), ("일", Kind.Day, 0),
        ("時", Kind.Hour, 0), ("时", Kind.Hour, 0), ("点", Kind.Hour, 0), ("點", Kind.Hour, 0), ("시", Kind.Hour, 0), ("点钟", Kind.Hour, 0), ("點鐘", Kind.Hour, 0),
        ("分", Kind.Minute, 0), ("분", Kind.Minute, 0), ("秒", Kind.Second, 0), ("초", Kind.Second, 0), ("半", Kind.Half, 0),
        ("午前", Kind.Morning, 0), ("上午", Kind.Morning, 0), ("오전", Kind.Morning, 0), ("凌晨", Kind.Morning, 0), ("早上", Kind.Morning, 0), ("清晨", Kind.Morning, 0), ("早晨", Kind.Morning, 0), ("새벽", Kind.Morning, 0), ("아침", Kind.Morning, 0),
        ("午後", Kind.Afternoon, 0), ("下午", Kind.Afternoon, 0), ("오후", Kind.Afternoon, 0), ("中午", Kind.Afternoon, 0), ("晚上", Kind.Afternoon, 0), ("傍晚", Kind.Afternoon, 0), ("저녁", Kind.Afternoon, 0), ("밤", Kind.Afternoon, 0),
        ("令和", Kind.Era, 2018), ("平成", Kind.Era, 1988), ("昭和", Kind.Era, 1925), ("大正", Kind.Era, 1911), ("明治", Kind.Era, 1867), ("民國", Kind.Era, 1911), ("民国", Kind.Era, 1911), ("中華民國", Kind.Era, 1911),
        ("西元", Kind.Era, 0), ("公元", Kind.Era, 0), ("西暦", Kind.Era, 0), ("서기", Kind.Era, 0), ("元", Kind.FirstYear, 1),
        ("〇", Kind.Digit, 0), ("零", Kind.Digit, 0), ("一", Kind.Digit, 1), ("二", Kind.Digit, 2), ("三", Kind.Digit, 3), ("四", Kind.Digit, 4), ("五", Kind.Digit, 5), ("六", Kind.Digit, 6), ("七", Kind.Digit, 7), ("八", Kind.Digit, 8), ("九", Kind.Digit, 9),
        ("十", Kind.Digit, 10), ("廿", Kind.Digit, 20), ("卅", Kind.Digit, 30),
        .. Weekdays("日月火水木金土", "曜日", "曜"),
        .. Weekdays("일월화수목금토", "요일"),
        .. Chinese("星期"), .. Chinese("周"), .. Chinese("週"), .. Chinese("礼拜"), .. Chinese("禮拜"),
        ("火", Kind.Weekday, 2), ("水", Kind.Weekday, 3), ("木", Kind.Weekday, 4), ("金", Kind.Weekday, 5), ("土", Kind.Weekday, 6),
        ("화", Kind.Weekday, 2), ("수", Kind.Weekday, 3), ("목", Kind.Weekday, 4), ("금", Kind.Weekday, 5), ("토", Kind.Weekday, 6),
    ];

    private const int MaxSignLength = 4;

    private static readonly Dictionary<string, (Kind Kind, int Value)> BySign = Signs.ToDictionary(row => row.Sign, row => (row.Kind, row.Value));

    /// <summary>Whether the character is of a script that these dates are written in.</summary>
    public static bool IsOf(char character) => character is >= '\u3005' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7A3';

    /// <summary>What the text begins with; a sign of one character without meaning where it is none of these.</summary>
    public static (Kind Kind, int Value, int Length) At(ReadOnlySpan<char> text)
    {
        var bySign = BySign.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(MaxSignLength, text.Length); length > 0; length--)
            if (bySign.TryGetValue(text[..length], out var meaning)) return (meaning.Kind, meaning.Value, length);
        return (Kind.None, 0, 1);
    }

    /// <summary>The number in Chinese numerals that the text begins with, 0 characters long where there is none: digit by digit (二〇二五) or counted (二十三).</summary>
    public static (int Value, int Digits, int Length) Number(ReadOnlySpan<char> text)
    {
        var (value, length, isCounted, last) = (0, 0, false, 0);
        while (length < text.Length && length < 8 && At(text[length..]) is { Kind: Kind.Digit } sign)
        {
            if (sign.Value >= 10)
            {
                value = sign.Value == 10 ? Math.Max(1, last) * 10 : sign.Value;
                isCounted = true;
                last = 0;
            }
            else if (isCounted)
            {
                value += sign.Value;
            }
            else
            {
                value = value * 10 + sign.Value;
                last = value;
            }
            length++;
        }
        return (value, isCounted ? 2 : length, length);
    }

    private static IEnumerable<(string Sign, Kind Kind, int Value)> Weekdays(string signs, params string[] ends) =>
        signs.SelectMany((sign, day) => ends.Select(end => ($"{sign}{end}", Kind.Weekday, day)));

    private static IEnumerable<(string Sign, Kind Kind, int Value)> Chinese(string begin) =>
        "日一二三四五六".Select((sign, day) => ($"{begin}{sign}", Kind.Weekday, day)).Append(($"{begin}天", Kind.Weekday, 0));
}
