using System.Reflection;

namespace BriefingBus.Fetcher.Http;

/// <summary>How Fetcher names itself to publishers.</summary>
public static class UserAgent
{
    /// <summary>The product token, which robots.txt files can address.</summary>
    public const string Product = "BriefingBus";

    /// <summary>The User-Agent header: project, version and where to write, such as <c>BriefingBus/1.2.0 (+mailto:desk@example.org)</c>.</summary>
    public static string For(string contact)
    {
        var version = typeof(UserAgent).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        var address = contact.Contains('@', StringComparison.Ordinal) && !contact.Contains(':', StringComparison.Ordinal) ? "mailto:" + contact : contact;
        return $"{Product}/{version.Split('+')[0]} (+{address})";
    }
}
