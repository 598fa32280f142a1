using System.Collections.Frozen;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction.Blocks;

/// <summary>Classifies links by their addresses: these reveal, in any language, a line that asks the reader for something. The hosts are
/// those of the services; the words of paths are those of publishers' systems and shops (WordPress, Piano, Steady, Mailchimp,
/// WooCommerce).</summary>
internal static class LinkTargets
{
    private static readonly FrozenSet<string> Networks = Set(
        "facebook.com fb.com fb.me twitter.com x.com instagram.com t.me telegram.me youtube.com linkedin.com whatsapp.com wa.me tiktok.com "
        + "pinterest.com threads.net bsky.app vk.com ok.ru news.google.com flipboard.com tumblr.com snapchat.com discord.gg discord.com "
        + "twitch.tv xing.com line.me weibo.com");

    /// <summary>Words of a network's addresses for one post, not for a profile.</summary>
    private static readonly FrozenSet<string> Posts = Set(
        "status statuses p post posts reel reels video videos watch photo photos permalink.php story.php events groups hashtag");

    private static readonly FrozenSet<string> Calls = Set(
        "play.google.com apps.apple.com itunes.apple.com apps.microsoft.com paypal.com paypal.me patreon.com ko-fi.com buymeacoffee.com "
        + "liberapay.com opencollective.com steadyhq.com donorbox.org flattr.com tipeee.com podcasts.apple.com podcasts.google.com "
        + "open.spotify.com feedburner.com feeds.feedburner.com list-manage.com mailchi.mp");

    private static readonly FrozenSet<string> CallWords = Set(
        "subscribe subscription subscriptions subscribers newsletter newsletters abo abos abonnement abonnements abonnieren abonner "
        + "abonnez-vous abonneren suscripcion suscripciones suscribete suscribirse assine assinatura assinaturas abbonamento abbonamenti "
        + "abbonati iscriviti prenumeration prenumerera prenumerata donate donation donations donar doar spende spenden don dons doneer "
        + "membership memberships support-us unterstuetzen mitglied-werden become-a-member push-notifications rss feed");

    private static readonly FrozenSet<string> SignInWords = Set(
        "signup account my-account myaccount register registration registrieren registrierung login signin inscription inscribirse "
        + "registro cadastro registrazione");

    private static readonly string[] Licences = ["creativecommons.org"];

    /// <summary>True for the address of a profile in a social network.</summary>
    public static bool IsProfile(MarkupNode link) =>
        Host(link) is { } host && Networks.Contains(host) && !Segments(link).Any(Posts.Contains);

    /// <summary>True for an address where one subscribes, pays, donates or installs.</summary>
    public static bool IsCall(MarkupNode link) => (Host(link) is { } host && Calls.Contains(host)) || HasWord(link, CallWords);

    /// <summary>True for an address where one registers or signs in.</summary>
    public static bool IsSignIn(MarkupNode link) => HasWord(link, SignInWords);

    /// <summary>True for the address of a licence.</summary>
    public static bool IsLicence(MarkupNode link) => Host(link) is { } host && Licences.Contains(host);

    /// <summary>True for the address of an e-mail or a call.</summary>
    public static bool IsContact(MarkupNode link) =>
        link.Attribute("href") is { } href
        && (href.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || href.StartsWith("tel:", StringComparison.OrdinalIgnoreCase));

    /// <summary>A segment that is one of the words, or a short name made with one; the long names are those of articles.</summary>
    private static bool HasWord(MarkupNode link, FrozenSet<string> words)
    {
        const int MaxNameLength = 4;
        return Segments(link).Any(segment => words.Contains(segment)
            || (segment.Split('-', '_', '.') is { Length: <= MaxNameLength } parts && parts.Any(words.Contains)));
    }

    private static string? Host(MarkupNode link)
    {
        if (link.Attribute("href") is not { } href || href.IndexOf("//", StringComparison.Ordinal) is not (>= 0 and <= 6 and var start))
            return null;
        var rest = href.AsSpan(start + 2);
        var end = rest.IndexOfAny("/?#:");
        var host = (end < 0 ? rest : rest[..end]).ToString().ToLowerInvariant();
        if (host.StartsWith("www.", StringComparison.Ordinal))
            return host[4..];
        return host.StartsWith("m.", StringComparison.Ordinal) ? host[2..] : host;
    }

    /// <summary>The parts of the path.</summary>
    private static IEnumerable<string> Segments(MarkupNode link)
    {
        if (link.Attribute("href") is not { Length: < 500 } href)
            return [];
        var path = href.IndexOf("//", StringComparison.Ordinal) is >= 0 and <= 6 and var start ? href.IndexOf('/', start + 2) : 0;
        return path < 0 ? [] : href[path..].Split('?', '#')[0].ToLowerInvariant().Split('/', StringSplitOptions.RemoveEmptyEntries);
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();
}
