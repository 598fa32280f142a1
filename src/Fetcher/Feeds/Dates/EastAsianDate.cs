namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>The meanings of the signs of Chinese, Japanese and Korean dates (CLDR "dateFormats", "days", "dayPeriods", "eras" of zh, ja and
/// ko).</summary>
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

    /// <summary>The signs with their meaning and value; the longest match counts.</summary>
    private static readonly (string Sign, Kind Kind, int Value)[] Signs =
    [
        .. Of(Kind.None, "年度"), .. Of(Kind.Year, "年 년"), .. Of(Kind.Month, "月 월 月份"), .. Of(Kind.Day, "日 號 号 일"),
        .. Of(Kind.Hour, "時 时 点 點 시 点钟 點鐘"), .. Of(Kind.Minute, "分 분"), .. Of(Kind.Second, "秒 초"), .. Of(Kind.Half, "半"),
        .. Of(Kind.Morning, "午前 上午 오전 凌晨 早上 清晨 早晨 새벽 아침"), .. Of(Kind.Afternoon, "午後 下午 오후 中午 晚上 傍晚 저녁 밤"),
        .. Of(Kind.Era, "西元 公元 西暦 서기"), .. Of(Kind.Era, "令和", 2018), .. Of(Kind.Era, "平成", 1988), .. Of(Kind.Era, "昭和", 1925),
        .. Of(Kind.Era, "大正 民國 民国 中華民國", 1911), .. Of(Kind.Era, "明治", 1867), .. Of(Kind.FirstYear, "元", 1),
        .. "〇一二三四五六七八九十".Select((sign, value) => (sign.ToString(), Kind.Digit, value)), .. Of(Kind.Digit, "零"),
        .. Of(Kind.Digit, "廿", 20), .. Of(Kind.Digit, "卅", 30),
        .. Weekdays("日月火水木金土", "曜日", "曜"), .. Weekdays("일월화수목금토", "요일"),
        .. Chinese("星期"), .. Chinese("周"), .. Chinese("週"), .. Chinese("礼拜"), .. Chinese("禮拜"),
        // Alone, the signs of Sunday and Monday mean day and month.
        .. Weekdays("日月火水木金土", "").Skip(2), .. Weekdays("일월화수목금토", "").Skip(2),
    ];

    private const int MaxSignLength = 4;

    private static readonly Dictionary<string, (Kind Kind, int Value)> BySign =
        Signs.ToDictionary(row => row.Sign, row => (row.Kind, row.Value));

    /// <summary>Whether the character belongs to a script of these dates.</summary>
    public static bool IsOf(char character) =>
        character is >= '\u3005' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7A3';

    /// <summary>The sign at the start of the text; a sign of one character without meaning if it is unknown.</summary>
    public static (Kind Kind, int Value, int Length) At(ReadOnlySpan<char> text)
    {
        var bySign = BySign.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(MaxSignLength, text.Length); length > 0; length--)
            if (bySign.TryGetValue(text[..length], out var meaning)) return (meaning.Kind, meaning.Value, length);
        return (Kind.None, 0, 1);
    }

    /// <summary>The number in Chinese numerals at the start of the text, 0 characters long if there is none: digit by digit (二〇二五) or
    /// counted (二十三).</summary>
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
            else if (isCounted) value += sign.Value;
            else
            {
                value = value * 10 + sign.Value;
                last = value;
            }
            length++;
        }
        return (value, isCounted ? 2 : length, length);
    }

    private static IEnumerable<(string Sign, Kind Kind, int Value)> Of(Kind kind, string signs, int value = 0) =>
        signs.Split(' ').Select(sign => (sign, kind, value));

    private static IEnumerable<(string Sign, Kind Kind, int Value)> Weekdays(string signs, params string[] ends) =>
        signs.SelectMany((sign, day) => ends.Select(end => ($"{sign}{end}", Kind.Weekday, day)));

    private static IEnumerable<(string Sign, Kind Kind, int Value)> Chinese(string begin) =>
        "日一二三四五六".Select((sign, day) => ($"{begin}{sign}", Kind.Weekday, day)).Append(($"{begin}天", Kind.Weekday, 0));
}
