# Compiles ggml's processor code once for each variant into its one library, of which cpu_variants.c takes the best at start.
#
# CMake includes this file after `project(ggml)` (CMAKE_PROJECT_ggml_INCLUDE in .cargo/config.toml), in whisper.cpp's
# build and in llama.cpp's alike. The library itself keeps ggml's own flags (AVX2). Each variant compiles the same sources
# with more of them and is linked into one object that shows a single name: no code of a variant can take the place of
# the library's own, as the linker's choice among equal C++ templates otherwise may.
#
# After a change here: cargo clean -p whisper-rs-sys -p llama-cpp-sys-2, because cargo does not see it.

if (NOT CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|amd64|AMD64)$")
    return()
endif()

# The names and their order are those of cpu_variants.c.
set(OFFHOOK_VARIANTS avx512vnni)
# No AMX: llama.cpp crashes in it on virtual machines of Sapphire Rapids (ggml_backend_amx_mul_mat).
set(OFFHOOK_FLAGS_avx512vnni -mavx512f -mavx512cd -mavx512vl -mavx512dq -mavx512bw -mavx512vnni)
set(OFFHOOK_CHOOSING ${CMAKE_CURRENT_LIST_DIR}/cpu_variants.c)

# ggml-cpu exists only when ggml's own file has been read.
cmake_language(DEFER CALL offhook_add_variants)

function(offhook_add_variants)
    # What ggml gave its library, before anything is added to it.
    foreach (property SOURCES COMPILE_DEFINITIONS COMPILE_OPTIONS INCLUDE_DIRECTORIES)
        get_target_property(OFFHOOK_${property} ggml-cpu ${property})
    endforeach()
    foreach (variant ${OFFHOOK_VARIANTS})
        offhook_compile_variant(${variant})
        offhook_link_variant(${variant})
    endforeach()
    target_compile_definitions(ggml-cpu PRIVATE ggml_backend_cpu_reg=ggml_backend_cpu_reg_avx2)
    target_sources(ggml-cpu PRIVATE ${OFFHOOK_CHOOSING})
endfunction()

function(offhook_compile_variant variant)
    get_target_property(folder ggml-cpu SOURCE_DIR)
    get_directory_property(definitions DIRECTORY ${folder} COMPILE_DEFINITIONS)
    list(TRANSFORM OFFHOOK_SOURCES PREPEND ${folder}/ REGEX "^[^/]")
    set(target ggml-cpu-${variant})
    add_library(${target} OBJECT ${OFFHOOK_SOURCES})
    set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON)
    target_compile_features(${target} PRIVATE c_std_11 cxx_std_17)
    target_include_directories(${target} PRIVATE ${OFFHOOK_INCLUDE_DIRECTORIES})
    target_link_libraries(${target} PRIVATE ggml-base)
    # A "unique" name could not be hidden below.
    target_compile_options(${target} PRIVATE ${OFFHOOK_COMPILE_OPTIONS} ${OFFHOOK_FLAGS_${variant}}
        $<$<AND:$<COMPILE_LANGUAGE:CXX>,$<CXX_COMPILER_ID:GNU>>:-fno-gnu-unique>)
    target_compile_definitions(${target} PRIVATE ${definitions} ${OFFHOOK_COMPILE_DEFINITIONS}
        ggml_backend_cpu_reg=ggml_backend_cpu_reg_${variant})
endfunction()

function(offhook_link_variant variant)
    set(target ggml-cpu-${variant})
    set(object ${CMAKE_CURRENT_BINARY_DIR}/${target}.o)
    add_custom_command(
        OUTPUT ${object}
        COMMAND ${CMAKE_LINKER} -r --force-group-allocation -o ${object}.all $<TARGET_OBJECTS:${target}>
        COMMAND ${CMAKE_OBJCOPY} --keep-global-symbol=ggml_backend_cpu_reg_${variant} ${object}.all ${object}
        DEPENDS $<TARGET_OBJECTS:${target}>
        COMMAND_EXPAND_LISTS VERBATIM)
    add_custom_target(${target}-object DEPENDS ${object})
    add_dependencies(ggml-cpu ${target}-object)
    set_source_files_properties(${object} TARGET_DIRECTORY ggml-cpu
        PROPERTIES GENERATED TRUE EXTERNAL_OBJECT TRUE)
    target_sources(ggml-cpu PRIVATE ${object})
endfunction()
