using BriefingBus.ServiceDefaults.Reports;

namespace BriefingBus.Fetcher.Http;

/// <summary>Fetcher's identification to publishers.</summary>
public static class UserAgent
{
    /// <summary>The product token, which robots.txt files can address.</summary>
    public const string Product = "BriefingBus";

    /// <summary>The User-Agent header: project, version and contact, such as <c>BriefingBus/1.2.0 (+mailto:news@example.org)</c>.</summary>
    public static string For(string contact) =>
        $"{Product}/{ProgramVersion.Current} (+{(contact.Contains('@') && !contact.Contains(':') ? "mailto:" : "")}{contact})";
}
