using Protocol.Server.Stores;
using Protocol.Server.Stores.Sqlite;

namespace Protocol.Server.Tests.Stores;

/// <summary>The SQLite store keeps the contract.</summary>
public sealed class SqliteStoreTests : StoreContract
{
    private readonly TemporaryDirectory _directory = new();

    private protected override IStore Open() => SqliteStore.Create(_directory.Path, Clock);

    private protected override void Remove() => _directory.Dispose();
}
