package dev.refit.trigger.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/** Bounds the memory of all stores of the process together: by default each takes more than the service has. */
public final class SmallStores implements RocksDBConfigSetter {
    private static final long CACHE_BYTES = 12L << 20;
    private static final long BUFFER_BYTES = 6L << 20;
    private static final long BUFFER_OF_A_STORE = 2L << 20;

    private static final Cache CACHE;
    private static final WriteBufferManager BUFFERS;

    static {
        RocksDB.loadLibrary();
        CACHE = new LRUCache(CACHE_BYTES);
        BUFFERS = new WriteBufferManager(BUFFER_BYTES, CACHE);
    }

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table)
                .setWriteBufferManager(BUFFERS)
                .setWriteBufferSize(BUFFER_OF_A_STORE)
                .setMaxWriteBufferNumber(2);
    }

    /** Cache and buffers are all stores'. */
    @Override
    public void close(String store, Options options) {}
}
