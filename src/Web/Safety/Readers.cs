namespace BriefingBus.Web.Safety;

/// <summary>Who may read the page.</summary>
public enum Readers
{
    /// <summary>Everybody who reaches it.</summary>
    Everyone,

    /// <summary>Who is signed in, programs with a token, and feed readers that know an edition's secret address.</summary>
    SignedIn,
}
