# What `cmake --install` puts where: the program with its data, and libsimul for C programs.

# libsimul is the rooms that a C program can use alone, in one library, static and shared.
set(library_rooms base coro loop trace run)
set(library_headers
  simul.h
  base/arena.h base/check.h base/error.h base/event.h base/large.h base/str.h base/vec.h
  coro/coro.h
  loop/future.h loop/group.h loop/loop.h loop/queue.h loop/sync.h loop/task.h loop/value.h loop/wait.h
  run/record.h
  trace/store.h trace/trace.h)
set(objects)
foreach(room IN LISTS library_rooms)
  list(APPEND objects $<TARGET_OBJECTS:simul_${room}>)
endforeach()
add_library(libsimul_static STATIC ${objects})
add_library(libsimul_shared SHARED ${objects})
set_target_properties(libsimul_static libsimul_shared PROPERTIES OUTPUT_NAME simul LINKER_LANGUAGE C)
set_target_properties(libsimul_shared PROPERTIES VERSION ${PROJECT_VERSION} SOVERSION 0)
target_link_libraries(libsimul_shared PRIVATE simul_flags Threads::Threads m)

file(RELATIVE_PATH SIMUL_PREFIX_FROM_PC /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
configure_file(assets/system/simul.pc.in simul.pc @ONLY)

install(TARGETS libsimul_static libsimul_shared)
foreach(header IN LISTS library_headers)
  get_filename_component(folder ${header} DIRECTORY)
  install(FILES src/${header} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/simul/${folder})
endforeach()
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/simul.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

install(FILES LICENSE README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

if(NOT SIMUL_WINDOW)
  return()
endif()
install(TARGETS simul)
# Where base/file.c looks: ../share/simul beside the binary.
install(DIRECTORY assets DESTINATION share/simul PATTERN system EXCLUDE)
# What the window shows under the hood.
install(DIRECTORY src/loop DESTINATION share/simul/src FILES_MATCHING PATTERN "*.c")
install(FILES src/lang/watch/reporter.c DESTINATION share/simul/src/lang/watch)
install(DIRECTORY lessons DESTINATION share/simul OPTIONAL)
install(FILES assets/system/simul.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES assets/simul.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES assets/system/simul.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
