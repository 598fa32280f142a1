namespace BriefingBus.Persistence;

/// <summary>The kinds of database that a service can keep its state in.</summary>
public enum DatabaseProvider
{
    /// <summary>A file beside the process.</summary>
    Sqlite,

    /// <summary>A server that several processes of one service share.</summary>
    Postgres,
}
