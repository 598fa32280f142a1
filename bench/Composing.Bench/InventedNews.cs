using BriefingBus.Contracts;

namespace BriefingBus.Composing.Bench;

/// <summary>News of a night as feeds carry it: words as frequent as in a language (Zipf), half of the texts under 60 words, each third
/// story told by several feeds in words of their own. The same number gives the same news.</summary>
/// <param name="language">The language that the items say they are in.</param>
internal sealed class InventedNews(string language)
{
    public const int Feeds = 300;
    public static readonly DateTimeOffset Hour = new(2026, 9, 23, 6, 0, 0, TimeSpan.Zero);

    private const int Words = 60_000;
    private const int Names = 20_000;

    private static readonly string[] Syllables =
        ["ba", "co", "der", "fil", "gan", "har", "is", "jo", "kel", "lum", "mar", "ne", "or", "pel", "quin", "ras", "sto", "tav", "ul",
            "ver", "wen", "yor", "zan", "ti", "mo", "les"];

    private readonly Random random = new(7);
    private readonly string[] words = [.. Enumerable.Range(0, Words).Select(n => Spell(n + 700))];
    private readonly string[] names = [.. Enumerable.Range(0, Names).Select(n => Spell((n * 31) + 400_000))
        .Select(n => char.ToUpperInvariant(n[0]) + n[1..])];

    public static string Feed(int number) => $"https://feed{number}.example/news.xml";

    public IEnumerable<ItemCleaned> Items(int count)
    {
        for (int made = 0, story = 0; made < count; story++)
        {
            var tellings = Math.Min(count - made, random.Next(3) == 0 ? random.Next(2, 7) : 1);
            string[] who = [.. Enumerable.Range(0, 3).Select(_ => names[random.Next(Names)])];
            string[] what = [.. Enumerable.Range(0, 12).Select(_ => words[random.Next(200, Words)])];
            for (var t = 0; t < tellings; t++, made++)
                yield return Item(made, $"https://feed{(story + (t * 37)) % Feeds}.example", who, what);
        }
    }

    private ItemCleaned Item(int number, string site, string[] who, string[] what)
    {
        var feed = site + "/news.xml";
        var title = $"{who[0]} {Sentence(what, who, 3)} {who[random.Next(1, 3)]} {Sentence(what, who, 3)}";
        var summary = Sentence(what, who, 22) + ".";
        var sentences = (int)Math.Clamp(Math.Exp(Normal() * 0.9) * 2, 0, 40);
        var text = string.Join(' ', Enumerable.Range(0, sentences).Select(_ => Sentence(what, who, 18) + ".").Prepend(summary));
        var at = Hour.AddSeconds(-random.Next(60, 20 * 3600));
        return new ItemCleaned
        {
            ItemId = NameBasedId.ForItem(feed, number.ToString()),
            FetchId = NameBasedId.ForFetch(feed, at, "bench"),
            FeedUrl = feed,
            FeedName = site[8..],
            FetchedAt = at.AddMinutes(2),
            FirstSeen = at.AddMinutes(2),
            Position = number % 20,
            ContentHash = NameBasedId.ForItem(feed, "hash" + number).ToString("N"),
            Title = title,
            Link = $"{site}/news/2026/09/{number}",
            Text = text,
            Summary = [summary],
            Published = at,
            Authors = [$"{who[1]} {who[2]}"],
            Categories = ["news"],
            Language = language,
            Fingerprint = random.NextInt64().ToString("x16"),
            WordCount = text.Count(c => c == ' ') + 1,
            ReadingSeconds = 30,
            Names = who,
        };
    }

    private string Sentence(string[] what, string[] who, int length)
    {
        var chosen = Enumerable.Range(0, length).Select(n => random.Next(20) switch
        {
            < 5 => what[random.Next(what.Length)],
            5 when length > 5 => who[random.Next(who.Length)],
            _ => words[Math.Min(Words - 1, (int)Math.Exp(random.NextDouble() * Math.Log(Words)))],
        });
        var sentence = string.Join(' ', chosen);
        return length > 5 ? char.ToUpperInvariant(sentence[0]) + sentence[1..] : sentence;
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static string Spell(int number)
    {
        var word = "";
        for (var rest = number; rest > 0; rest /= Syllables.Length)
            word += Syllables[rest % Syllables.Length];
        return word;
    }
}
